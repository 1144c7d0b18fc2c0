-- The register of a commune. A séance is kept by parts, in the open JSON of the séance file: one part
-- is one row, an act changes only the rows it touches, and any tool reads them.
CREATE TABLE seance (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  commune     TEXT NOT NULL CHECK (commune <> ''),
  cle_commune TEXT NOT NULL CHECK (cle_commune <> ''),
  jour        TEXT NOT NULL CHECK (jour GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  heure       TEXT NOT NULL,
  points      INTEGER NOT NULL CHECK (points >= 0),
  exemple     TEXT NOT NULL CHECK (exemple IN ('oui', 'non')),
  revision    INTEGER NOT NULL CHECK (revision > 0),
  UNIQUE (cle_commune, jour, heure)
) STRICT;

CREATE TABLE partie (
  seance  INTEGER NOT NULL REFERENCES seance (id) ON DELETE CASCADE,
  chemin  TEXT NOT NULL CHECK (chemin <> ''),
  contenu TEXT NOT NULL CHECK (json_valid(contenu)),
  PRIMARY KEY (seance, chemin)
) STRICT, WITHOUT ROWID;

-- Every act, for ever: who, when, what, and each part before and after. A séance that was deleted keeps
-- its lines here.
CREATE TABLE journal (
  numero   INTEGER PRIMARY KEY,
  seance   INTEGER NOT NULL,
  qui      TEXT NOT NULL,
  quand    TEXT NOT NULL,
  quoi     TEXT NOT NULL,
  annule   INTEGER NOT NULL DEFAULT 0,
  retablit INTEGER NOT NULL DEFAULT 0,
  -- SHA-256, in hexadecimal, of the fingerprint of the line before, this line and its changes: a line
  -- that is altered, taken out or put in breaks the chain.
  empreinte TEXT NOT NULL CHECK (length(empreinte) = 64)
) STRICT;
CREATE INDEX journal_seance ON journal (seance, numero);
CREATE INDEX journal_annule ON journal (annule) WHERE annule <> 0;
CREATE INDEX journal_retablit ON journal (retablit) WHERE retablit <> 0;

CREATE TABLE changement (
  journal INTEGER NOT NULL REFERENCES journal (numero),
  chemin  TEXT NOT NULL,
  avant   TEXT NOT NULL,
  apres   TEXT NOT NULL,
  PRIMARY KEY (journal, chemin)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_garde_1 BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'le journal ne se modifie pas'); END;
CREATE TRIGGER journal_garde_2 BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'le journal ne se modifie pas'); END;
CREATE TRIGGER changement_garde_1 BEFORE UPDATE ON changement BEGIN SELECT RAISE(ABORT, 'le journal ne se modifie pas'); END;
CREATE TRIGGER changement_garde_2 BEFORE DELETE ON changement BEGIN SELECT RAISE(ABORT, 'le journal ne se modifie pas'); END;

-- Where the person was, and the texts being typed.
CREATE TABLE ecran (
  seul    INTEGER PRIMARY KEY CHECK (seul = 1),
  seance  INTEGER NOT NULL,
  etape   TEXT NOT NULL,
  point   INTEGER NOT NULL,
  champ   TEXT NOT NULL,
  curseur INTEGER NOT NULL
) STRICT;

CREATE TABLE brouillon (
  seance  INTEGER NOT NULL REFERENCES seance (id) ON DELETE CASCADE,
  point   INTEGER NOT NULL,
  champ   TEXT NOT NULL,
  texte   TEXT NOT NULL,
  curseur INTEGER NOT NULL,
  PRIMARY KEY (seance, point, champ)
) STRICT, WITHOUT ROWID;
