#!/usr/bin/env python3
"""Puts French in the part of NSIS that runs before any language is read: franciser.py STUB OUT.

A text takes the place of the English one, shorter or as long, and zeros fill what is left.
"""
import sys

TEXTES = {
    "Installer integrity check has failed. Common causes include\nincomplete download and damaged media. Contact the\n"
    "installer's author to obtain a new copy.\n\nMore information at:\nhttp://nsis.sf.net/NSIS_Error":
        "Ce fichier d'installation est incomplet ou abîmé : son téléchargement s'est sans doute arrêté en route.\n"
        "Rien n'a été changé sur ce poste.\nTéléchargez-le de nouveau, puis ouvrez-le.",
    "Error writing temporary file. Make sure your temp folder is valid.":
        "Le dossier temporaire ne peut être écrit. Libérez de la place.",
    "Error launching installer": "L'installation s'arrête.",
    "NSIS Error": "Délibéré",
    "verifying installer: %d%%": "vérification : %d%%",
    "unpacking data: %d%%": "préparation : %d%%",
}

with open(sys.argv[1], "rb") as f:
    octets = f.read()
for anglais, francais in TEXTES.items():
    avant, apres = (anglais + "\0").encode("utf-16-le"), (francais + "\0").encode("utf-16-le")
    if len(apres) > len(avant) or avant not in octets:
        sys.exit(f"franciser.py : « {anglais[:40]} » n'est pas dans cette version de NSIS, ou « {francais[:40]} » est trop long")
    octets = octets.replace(avant, apres.ljust(len(avant), b"\0"))
with open(sys.argv[2], "wb") as f:
    f.write(octets)
