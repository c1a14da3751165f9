import { kind } from "../kind.ts";

// Of the walk of packets through the network.

interface Cause {
  /** The packet, the hop and what that does, a whole clause. */
  readonly words: string;
  /** A whole sentence. */
  readonly mend: string;
  readonly flows: readonly string[];
  readonly pairs: readonly string[];
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The first few, and how many more. */
const some = (items: readonly string[]): string =>
  items.length > 4 ? `${items.slice(0, 3).join(", ")} and ${items.length - 3} more` : items.join(", ");

const broken = ({ flows, pairs }: Cause): string =>
  `${flows.join(", ")}${pairs.length === 0 ? "" : `, from ${some(pairs)}`}`;

export const blockedWay = kind(
  "MW5011",
  "error",
  "A peer that packets do not reach",
  (a: Cause) => `${sentence(a.words)} ${a.mend} Broken by it: ${broken(a)}.`,
);

export const flatImpossible = kind(
  "MW5012",
  "error",
  "A flat network that cannot be one",
  (a: Cause) =>
    `${sentence(a.words)} ${a.mend} Or join the two by gateways: give them different networks, in the model gateways or mixed. Broken by it: ${broken(a)}.`,
);

export const blockedAtHome = kind(
  "MW5013",
  "error",
  "Packets that do not get through their own cluster",
  (a: Cause) => `${sentence(a.words)} ${a.mend} Broken by it: ${broken(a)}.`,
);

export const unknownWay = kind(
  "MW5014",
  "info",
  "A way that nobody has described",
  (a: Cause & { readonly unsaid: readonly string[] }) =>
    `${sentence(a.words)} ${a.mend}${a.unsaid.length > 1 ? ` The file of the cluster says nothing of ${a.unsaid.join(", ")}: \`meshwright fleet import aws\` fills them in.` : ""} Not judged: ${broken(a)}.`,
);
