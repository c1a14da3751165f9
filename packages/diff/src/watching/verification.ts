import type { Resource } from "@meshwright/inventory";
import { itemsAt, textAt, textsAt } from "@meshwright/inventory";
import { unitOf } from "../mesh/units.ts";

/** True for what proves again and again that the mesh works as it is described: Jobs, and what they compare with. */
export const isOfVerification = (resource: Resource): boolean => /^\d+-verify$/.test(unitOf(resource) ?? "");

/** What a line of a verification asks, in words; lines of the frame say nothing. */
function questionOf(line: string): string | undefined {
  const [command, ...words] = line.trim().split(/\s+/);
  const [first = "", second = ""] = words;
  const outcome = words.at(-1) === "answers" ? "answered" : "refused";
  switch (command) {
    case "call":
      return `that calls from ${first} to ${second} are ${outcome}`;
    case "plaintext":
      return `that plaintext to ${second} is ${outcome}`;
    case "certificate":
      return `that ${first} shows the certificate of ${words.at(-1) ?? ""}`;
    case "peers_synced":
      return "that istiod is in sync with all other clusters";
    case "proxies":
      // Namespace, and a selector where it is not of all its pods.
      return `that the pods ${second.includes("=") ? `${second} ` : ""}of ${first} have their sidecar`;
    case "roots":
      return `that namespace ${first} has the declared root certificates`;
    default:
      return undefined;
  }
}

/** All that a CronJob of the verification asks. */
export const questionsIn = ({ body }: Resource): readonly string[] =>
  itemsAt(body, "spec", "jobTemplate", "spec", "template", "spec", "containers")
    .flatMap((container) => textsAt(container, "args"))
    .flatMap((text) => text.split("\n"))
    .flatMap((line) => questionOf(line) ?? []);

export const scheduleOf = ({ body }: Resource): string => textAt(body, "spec", "schedule") ?? "never";
