/* What Wine 8 lacks of Windows: bcryptprimitives.dll, whose ProcessPrng gives Go its random bytes. For the check
   of the packages alone; nothing of it is shipped. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); /* RtlGenRandom */
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) { return SystemFunction036(p, (ULONG)n); }
