/** A file of the folder that somebody has saved outputs in. */
export interface SavedFile {
  /** As findings call it, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** The last part of its path, without `.json`. */
export const stemOf = (file: string): string =>
  file
    .split("/")
    .at(-1)
    ?.replace(/\.json$/i, "") ?? "";
