import { kind } from "../kind.ts";

// Of what AWS says of a network, in files that its command line interface has printed.

export const unreadableOutput = kind(
  "MW5050",
  "error",
  "An output that cannot be read",
  (a: { problem: string; advice: string }) => `${a.problem} ${a.advice}`,
);

export const notJsonOutput = kind(
  "MW5051",
  "error",
  "A file that is no JSON of the AWS CLI",
  (a: { problem: string; advice: string }) => `${a.problem} ${a.advice}`,
);

export const otherOutput = kind(
  "MW5052",
  "error",
  "Output of a call that says nothing of a network",
  (a: { problem: string }) =>
    `${a.problem} \`meshwright fleet import aws --calls\` lists the calls; save what they print as it is.`,
);

export const partialOutput = kind(
  "MW5053",
  "error",
  "Output that is not whole",
  (a: { problem: string; call: string }) =>
    `${a.problem} Run \`${a.call}\` again, without --max-items, --no-paginate and --query.`,
);

export const unnamedOutput = kind(
  "MW5054",
  "error",
  "Output that does not say what it is of",
  (a: { what: string; of: string; name: string }) =>
    `${a.what} does not say of which ${a.of} it is, and the file's name does not either. Call the file ${a.name}.`,
);

export const contradictingOutputs = kind(
  "MW5055",
  "error",
  "Two outputs that contradict each other",
  (a: { what: string; other: string; keys: readonly string[] }) =>
    `${a.what} is something else in ${a.other}: ${a.keys.join(", ")}. One of the two is older, and neither says which: delete that one, or make both calls again.`,
);

export const otherAccountOutput = kind(
  "MW5056",
  "error",
  "Output of another account, region or partition",
  (a: { what: string; says: string; fleet: string; cluster: string }) =>
    `${a.what} is of ${a.says}, and the fleet says that ${a.cluster} is of ${a.fleet}. Make the call with the profile and region of the cluster, or correct the fleet.`,
);

export const strangerInOutput = kind(
  "MW5057",
  "info",
  "Something in AWS that is nobody's in the fleet",
  (a: { what: string; advice: string }) => `${a.what} is of nobody in the fleet and was left out. ${a.advice}`,
);

export const inexpressible = kind(
  "MW5058",
  "info",
  "Something in AWS that a fleet cannot say",
  (a: { what: string; means: string }) => `${a.what}: a fleet cannot say that, and it was left out. ${a.means}`,
);

export const missingOutput = kind(
  "MW5059",
  "warning",
  "Something that no output tells",
  (a: { what: string; call: string }) =>
    `No file says ${a.what}: it was not compared, and the fleet keeps what it says. Call \`${a.call}\`.`,
);

export const differsFromAws = kind(
  "MW5060",
  "error",
  "A fleet that says something else than AWS",
  (a: { fleet: string | undefined; aws: string | undefined }) => {
    const fleet = a.fleet === undefined ? "The fleet says nothing here" : `The fleet says ${a.fleet}`;
    const aws = a.aws === undefined ? "in AWS there is no such thing" : `AWS says ${a.aws}`;
    return `${fleet}; ${aws}. Take it over with --write, or change it in AWS.`;
  },
);

export const inferredFromAws = kind(
  "MW5061",
  "info",
  "Something that was inferred from AWS",
  (a: { what: string; from: string }) => `${a.what}: inferred from ${a.from}. Correct it where you know better.`,
);

export const unreadFile = kind(
  "MW5062",
  "info",
  "A file beside the outputs",
  (_: object) => "This file is no output of a call and was not read.",
);

export const cannotImport = kind(
  "MW5063",
  "error",
  "A fleet that cannot be filled",
  (a: { problem: string }) => a.problem,
);

export const madeByTerraform = kind(
  "MW5064",
  "info",
  "What Terraform has made",
  (a: { number: number }) =>
    `${a.number === 1 ? "One entry is" : `${a.number} entries are`} what Terraform has made from this fleet, and stay${a.number === 1 ? "s" : ""} out of it: what the fleet says is there is no longer made.`,
);
