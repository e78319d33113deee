/* For the test's wine alone, never shipped: wine 8 has no bcryptprimitives.dll, which every Windows since 7 has. */
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *bytes, unsigned long count);
__declspec(dllexport) int ProcessPrng(void *bytes, unsigned long long count) {
    return SystemFunction036(bytes, (unsigned long)count);
}
int __stdcall DllMainCRTStartup(void *a, unsigned b, void *c) { (void)a; (void)b; (void)c; return 1; }
