// Package conseil holds the rules of the Code général des collectivités territoriales (CGCT) for a
// séance of a conseil municipal. It imports nothing but the standard library, reads no clock and no
// file.
//
// Only facts stand in a Dossier: mandates, presences at the opening, pouvoirs, movements, votes.
// Controler walks them point by point and derives every figure, at the discussion of a point (the
// quorum) and at its vote (the votants); Expliquer gives the reasons of each. What contradicts itself or
// the law becomes an Anomalie with a code, never a wrong number.
//
// Glossary: the term of the law, its article, its name here, what it means.
//
//	membres en exercice    L2121-17         Groupe.EnExercice    mandates open that day; not the legal size
//	effectif légal         L2121-2          EffectifLegal        size of the conseil by its population
//	quorum                 L2121-17         Regles.Quorum        more than half of the membres en exercice, présents
//	présent                L2121-17         Present              in the room; a pouvoir does not make one présent
//	pouvoir                L2121-20         Pouvoir              written mandate to vote in one's name
//	mandant, mandataire    L2121-20         Pouvoir              who gives the pouvoir; who carries it (the porteur)
//	représenté             L2121-20         Groupe.Representes   away, his pouvoir usable by its holder
//	excusé, absent         (usage)          Excuse, Absent       away without a pouvoir; no difference in law
//	retiré                 (usage)          Groupe.Retires       was in the room and is out of it for these points
//	votants                L2121-20         Votants()            présents who may vote, and représentés
//	suffrages exprimés     L2121-20         Decompte.Exprimes    pour + contre; nothing else
//	majorité absolue       L2121-20         Majorite             more than half of the exprimés
//	voix prépondérante     L2121-20         VoixPreponderante    the président's own vote decides a tie
//	scrutin public, secret L2121-21         ModeScrutin          on demand of a quarter, of a third of the présents
//	intéressé              L2131-11         Interesse            takes no part; out of the présents
//	  as a representative  L1111-6 II       L1111_6              out of the membres en exercice too
//	compte financier       L2121-14         RegimeCompteFinancier the maire leaves for the vote; a tie adopts
//	nomination             L2121-21         Nomination           absolute majority twice, then relative, then the eldest
//	jour franc             L2121-11, -12    BilanConvocation     a whole day, between the sending and the séance
//	seconde convocation    L2121-17         Convocation.Seconde  the points carried over need no quorum
//	secrétaire de séance   L2121-15         Seance.Secretaires   members of the conseil, named at the opening
//	exécutoire             L2131-1          Executoire           the later of publicity and transmission
//	délai de recours       CJA R421-1       Recours              two months, délai franc
//	ordre du tableau       L2121-1          Elu.Rang             rank of the members
package conseil
