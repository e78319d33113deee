/* For the test's wine alone, never shipped: wine has no icuuc.dll, which every Windows since 10 has and Qt links to. */
#define GIVE(name) __declspec(dllexport) long long name(void) { return 0; }
__declspec(dllexport) void *ucnv_open(const char *name, int *error) { (void)name; if (error) *error = 4; return 0; }
GIVE(ucnv_close) GIVE(ucnv_reset) GIVE(ucnv_getMaxCharSize) GIVE(ucnv_getName) GIVE(ucnv_getToUCallBack)
GIVE(ucnv_getFromUCallBack) GIVE(ucnv_setToUCallBack) GIVE(ucnv_setFromUCallBack) GIVE(ucnv_cbToUWriteUChars)
GIVE(ucnv_cbFromUWriteUChars) GIVE(ucnv_toUnicode) GIVE(ucnv_toUCountPending) GIVE(ucnv_fromUCountPending)
GIVE(ucnv_getStandardName) GIVE(ucnv_getAvailableName) GIVE(ucnv_countAvailable) GIVE(ucnv_fromUnicode)
GIVE(UCNV_FROM_U_CALLBACK_SUBSTITUTE) GIVE(UCNV_TO_U_CALLBACK_SUBSTITUTE)
int __stdcall DllMainCRTStartup(void *a, unsigned b, void *c) { (void)a; (void)b; (void)c; return 1; }
