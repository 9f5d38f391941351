/** Version of this code, as package.json states it (a test holds them together). Analyses and reports carry it. */
export const CODE_VERSION = '0.1.0';
