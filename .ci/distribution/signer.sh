#!/bin/sh
# signer.sh EXE...: signs programs of Windows, when there is a certificate. SIGNER_WINDOWS names it (PKCS#12),
# SIGNER_WINDOWS_PASSE the file of its password, SIGNER_WINDOWS_HORODATAGE the address of a time stamp, if there is
# one: it alone uses the network. The date of the signature is that of the commit, so that its bytes are the same twice.
set -eu
[ -n "${SIGNER_WINDOWS-}" ] || exit 0
for exe in "$@"; do
  osslsigncode sign -pkcs12 "$SIGNER_WINDOWS" ${SIGNER_WINDOWS_PASSE:+-readpass "$SIGNER_WINDOWS_PASSE"} -h sha256 -n Délibéré \
    -time "${SOURCE_DATE_EPOCH:-$(date +%s)}" ${SIGNER_WINDOWS_HORODATAGE:+-ts "$SIGNER_WINDOWS_HORODATAGE"} \
    -in "$exe" -out "$exe.signe" >/dev/null
  mv "$exe.signe" "$exe"
done
