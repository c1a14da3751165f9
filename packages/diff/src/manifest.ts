/** The file of a top folder that lists what was rendered there: what the command line calls `manifestName`. */
export const manifestOf = (top: string): string => `${top}/manifest.json`;
