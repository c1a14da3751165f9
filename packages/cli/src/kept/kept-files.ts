import { hash } from "node:crypto";
import type { KnownFiles } from "@meshwright/config";
import { isRecord } from "@meshwright/model";
import { toolDigest } from "./tool-digest.ts";
import type { TreeStore } from "./tree-store.ts";

/** What the files of a fleet said when they were last read. */
export interface KeptFiles extends KnownFiles {
  /** Keeps what was read this time, and nothing else, where it is not the same. */
  end(): void;
}

/** `name` tells fleets apart, so that each has a file of its own; what is in it goes by content. */
export function keptFiles(store: TreeStore, name: readonly string[]): KeptFiles {
  const key = hash("sha256", JSON.stringify([toolDigest(), "files", name]), "hex");
  const kept = store.data(key);
  const before = new Map(isRecord(kept) ? Object.entries(kept) : []);
  const now = new Map<string, unknown>();
  let isNew = false;
  return {
    get(file) {
      const value = before.get(file);
      if (value !== undefined) now.set(file, value);
      return value;
    },
    set(file, value) {
      isNew = true;
      now.set(file, value);
    },
    end() {
      if (isNew || now.size !== before.size) store.keepData(key, Object.fromEntries(now));
    },
  };
}
