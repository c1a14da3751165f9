/** True for a fleet that is code; any other is a folder. */
export const isFleetModule = (path: string): boolean => /\.(ts|js|mjs)$/.test(path);
