import { readBytes, refusedBy, strangeEntry, walkFolder } from "../tree/read-tree.ts";
import { blobId, fileId, linkId } from "./blob-id.ts";

/** What lies in a folder of the disk. Plain data: a thread gives it to another. */
export interface ScannedFolder {
  /** Path → name of the content. */
  readonly ids: ReadonlyMap<string, string>;
  /** What is no file that could be read, and why; a link has no words. */
  readonly refused: ReadonlyMap<string, "link" | { readonly what: string }>;
}

/** Names the contents of all files. `keep` is given those that may be compared. */
export function scanFolder(
  absolute: string,
  algorithm: string,
  keep: (path: string, content: Uint8Array) => void = () => undefined,
): ScannedFolder {
  const ids = new Map<string, string>();
  const refused = new Map<string, "link" | { readonly what: string }>();
  const refuse = (path: string, what: string): void => {
    // Never equal to what lies on the other side: nobody knows.
    ids.set(path, `unreadable ${absolute}`);
    refused.set(path, { what });
  };
  walkFolder(absolute, {
    file: (path) => {
      const content = readBytes(`${absolute}/${path}`);
      if (content !== undefined) keep(path, content);
      ids.set(path, content === undefined ? fileId(`${absolute}/${path}`, algorithm) : blobId(content, algorithm));
    },
    link: (path) => {
      ids.set(path, linkId(`${absolute}/${path}`, algorithm));
      refused.set(path, "link");
    },
    other: (path) => refuse(path, strangeEntry),
    failed: (path, error) => refuse(path, refusedBy(error)),
  });
  return { ids, refused };
}
