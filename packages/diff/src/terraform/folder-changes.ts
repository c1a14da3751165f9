import { networkFolder } from "@meshwright/inventory";
import type { ClusterDelta, Delta, FileChange } from "../delta.ts";
import { oncePer } from "../once-per.ts";
import type { Configuration } from "./configuration.ts";
import { configurationOf } from "./configuration.ts";
import type { ResourceChange, SettingChange } from "./resource-changes.ts";
import { resourceChanges, settingChanges } from "./resource-changes.ts";

/** What changes in a folder that Terraform is run in. */
export interface FolderChanges {
  /** Files of Terraform that differ. */
  readonly files: readonly FileChange[];
  /** Words around them. */
  readonly others: readonly FileChange[];
  readonly resources: readonly ResourceChange[];
  readonly settings: readonly SettingChange[];
  /** Files that Terraform will not read. */
  readonly unread: readonly string[];
}

const isTerraform = ({ path }: FileChange): boolean => path.endsWith(".tf.json");

/** Only files that differ are read: what moves from one to another is in both. */
export const folderChanges = (delta: ClusterDelta, whole: Delta): FolderChanges => byDelta(whole)(delta);

const byDelta = oncePer(({ before, after }: Delta) =>
  oncePer(({ cluster, files }: ClusterDelta): FolderChanges => {
    const own = files.filter(({ path }) => path.startsWith(`${cluster}/${networkFolder}/`));
    const terraform = own.filter(isTerraform);
    const read = (side: typeof before): Configuration =>
      configurationOf(new Map(terraform.map(({ path }) => [path, side.ids.has(path) ? side.text(path) : undefined])));
    const [was, is] = [read(before), read(after)];
    const isThere = ({ ids }: typeof before): boolean =>
      ids.keys().some((path) => path.startsWith(`${cluster}/${networkFolder}/`));
    // Of a folder that comes or goes as a whole, nothing else is to be said of how Terraform is told to work there.
    const isWhole = !isThere(before) || !isThere(after);
    return {
      files: terraform,
      others: own.filter((file) => !isTerraform(file)),
      resources: resourceChanges(was, is),
      settings: isWhole ? [] : settingChanges(was, is),
      unread: is.unread,
    };
  }),
);
