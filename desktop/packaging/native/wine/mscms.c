/* For the test's wine alone, never shipped: wine 8 ends the process where Qt asks for the screen's colours. */
#define GIVE(name, value) __declspec(dllexport) int name(void) { return value; }
GIVE(WcsCreateIccProfile, 0) GIVE(OpenColorProfileW, 0) GIVE(CloseColorProfile, 1) GIVE(GetColorDirectoryW, 0)
GIVE(WcsOpenColorProfileW, 0) GIVE(GetColorProfileFromHandle, 0) GIVE(WcsGetDefaultColorProfile, 0)
int __stdcall DllMainCRTStartup(void *a, unsigned b, void *c) { (void)a; (void)b; (void)c; return 1; }
