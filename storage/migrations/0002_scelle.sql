-- What the commune keeps from one séance to the next, by parts: "commune", "elu/000", "reglage/NOM". In
-- the journal its acts have the séance 0.
CREATE TABLE mairie (
  chemin  TEXT NOT NULL CHECK (chemin <> ''),
  contenu TEXT NOT NULL CHECK (json_valid(contenu)),
  PRIMARY KEY (chemin)
) STRICT, WITHOUT ROWID;

-- How a convocation reaches a member. It is in no journal: it can be forgotten for good.
CREATE TABLE coordonnee (
  elu       TEXT NOT NULL PRIMARY KEY,
  courriel  TEXT NOT NULL,
  telephone TEXT NOT NULL,
  adresse   TEXT NOT NULL,
  papier    TEXT NOT NULL CHECK (papier IN ('oui', 'non'))
) STRICT, WITHOUT ROWID;

-- A change that holds how people voted is chained by its engagement, the SHA-256 of a random sel and of
-- both sides: when the vote becomes a secret one, the sides and the sel are taken out for good and the
-- chain still holds. No other change of a line is possible.
ALTER TABLE changement ADD COLUMN sel TEXT NOT NULL DEFAULT '';
ALTER TABLE changement ADD COLUMN engagement TEXT NOT NULL DEFAULT '';
DROP TRIGGER changement_garde_1;
CREATE TRIGGER changement_garde_1 BEFORE UPDATE ON changement
WHEN NOT (OLD.engagement <> '' AND NEW.engagement = OLD.engagement AND NEW.journal = OLD.journal AND NEW.chemin = OLD.chemin
  AND NEW.avant = '' AND NEW.apres = '' AND NEW.sel = '')
BEGIN SELECT RAISE(ABORT, 'le journal ne se modifie pas'); END;

-- The sealed délibérations, for ever. A contexte is the record an act stands in without its points,
-- kept once for all the acts that share it.
CREATE TABLE contexte (
  empreinte TEXT NOT NULL PRIMARY KEY CHECK (length(empreinte) = 64),
  contenu   TEXT NOT NULL CHECK (json_valid(contenu))
) STRICT, WITHOUT ROWID;

CREATE TABLE scelle (
  ordre       INTEGER PRIMARY KEY CHECK (ordre > 0),
  journal     INTEGER NOT NULL REFERENCES journal (numero), -- the line that says it
  seance      INTEGER NOT NULL REFERENCES seance (id),
  point       INTEGER NOT NULL,
  cle_commune TEXT NOT NULL,
  jour        TEXT NOT NULL,
  numero      TEXT NOT NULL CHECK (numero <> ''),
  actes       TEXT NOT NULL CHECK (actes <> ''),
  quand       TEXT NOT NULL,
  contexte    TEXT NOT NULL REFERENCES contexte (empreinte),
  canon       TEXT NOT NULL CHECK (json_valid(canon)),
  pdf         TEXT NOT NULL,
  empreinte   TEXT NOT NULL UNIQUE CHECK (length(empreinte) = 64),
  UNIQUE (seance, point),
  UNIQUE (cle_commune, numero),
  UNIQUE (cle_commune, actes)
) STRICT;

CREATE TRIGGER scelle_garde_1 BEFORE UPDATE ON scelle BEGIN SELECT RAISE(ABORT, 'un acte scellé ne se modifie pas'); END;
CREATE TRIGGER scelle_garde_2 BEFORE DELETE ON scelle BEGIN SELECT RAISE(ABORT, 'un acte scellé ne se modifie pas'); END;
CREATE TRIGGER contexte_garde_1 BEFORE UPDATE ON contexte BEGIN SELECT RAISE(ABORT, 'un acte scellé ne se modifie pas'); END;
CREATE TRIGGER contexte_garde_2 BEFORE DELETE ON contexte BEGIN SELECT RAISE(ABORT, 'un acte scellé ne se modifie pas'); END;

-- What a search reads: made from the parts, remade at will. The id grows with the date, so that the
-- latest come first without a sort.
CREATE TABLE deliberation (
  id          INTEGER PRIMARY KEY,
  seance      INTEGER NOT NULL REFERENCES seance (id) ON DELETE CASCADE,
  chemin      TEXT NOT NULL,
  point       INTEGER NOT NULL,
  cle_commune TEXT NOT NULL,
  exemple     TEXT NOT NULL,
  jour        TEXT NOT NULL,
  numero      TEXT NOT NULL,
  actes       TEXT NOT NULL,
  matiere     TEXT NOT NULL,
  objet       TEXT NOT NULL,
  etat        TEXT NOT NULL,
  UNIQUE (seance, chemin)
) STRICT;
-- A number is never given twice in a commune (CGCT R2121-9), as displayed or as the télétransmission has it.
CREATE UNIQUE INDEX deliberation_numero ON deliberation (cle_commune, numero) WHERE numero <> '' AND exemple = 'non';
CREATE UNIQUE INDEX deliberation_actes ON deliberation (cle_commune, actes) WHERE actes <> '' AND exemple = 'non';

CREATE VIRTUAL TABLE recherche USING fts5 (texte, content = '', tokenize = 'unicode61 remove_diacritics 2');
