import { isOfBootstrap } from "@meshwright/inventory";
import type { FileChange } from "./delta.ts";
import type { Cause } from "./effect.ts";
import type { Said } from "./rule.ts";
import type { ObjectChange } from "./object-change.ts";
import { isMoved, resourceOf } from "./object-change.ts";
import type { Risk } from "./risk.ts";
import { counted, nameOf } from "./words.ts";

/** What is said of a change that no rule judges: silence would be taken for a pass. */
export const unjudged = {
  name: "unjudged",
  heading: "Changed, and no rule says what it does",
  summary: "A change that no other rule judges",
  risks: ["stop", "careful"] as readonly Risk[],
  isFollowing: true as const,
  mayRestart: true as const,
  say(change: ObjectChange, left: Cause): Pick<Said, "risk" | "says"> {
    const name = nameOf(resourceOf(change).ref);
    const says =
      change.how !== "changed"
        ? `${name} is ${change.how}.`
        : change.changes.length === 0 && isMoved(change)
          ? `${name} moves to another file.`
          : `${name} changes in ${counted(left.pointers?.length ?? 0, "place")}.`;
    return { risk: "careful", says };
  },
  sayOfFile: ({ how, path }: FileChange): Pick<Said, "risk" | "says" | "beforeMerging"> =>
    isOfBootstrap(path.slice(path.indexOf("/") + 1))
      ? {
          risk: "stop",
          says: `The file ${path} is ${how}. Flux was bootstrapped with what lies there and applies it, and no rule looks into it.`,
          beforeMerging:
            "Read the file itself: it may set anything, from where Flux takes its files to who may do what.",
        }
      : { risk: "careful", says: `The file ${path}, which holds no object, is ${how}.` },
};
