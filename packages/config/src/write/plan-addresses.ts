import type { Finding, Place } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { parseCidr } from "cidr-tools";
import { holds, overlaps } from "../cidr.ts";
import type { ChosenAddresses } from "./answers.ts";
import { bridgeRange, freeCidr, networkText, privateRanges, serviceRanges } from "./free-cidr.ts";

/** The addresses of one cluster. */
export interface Addresses {
  readonly vpc: readonly string[];
  readonly pods: readonly string[];
  readonly services: string;
}

/** What is said of them: an empty list, or an absent CIDR, is to be found. */
export interface GivenAddresses {
  readonly vpc: readonly string[];
  readonly subnets: readonly (string | undefined)[];
  readonly pods: readonly string[];
  readonly services?: string;
}

export interface PlannedAddresses extends Addresses {
  readonly subnets: readonly string[];
  readonly chosen: readonly ChosenAddresses[];
  readonly findings: readonly Finding[];
}

export interface Surroundings {
  /** Every VPC, subnet, pod and service CIDR of the other clusters. */
  readonly taken: readonly string[];
  /** Clusters whose sizes are taken over, and their services where all have the same. */
  readonly like: readonly Addresses[];
  /** Where a finding says that something is missing. */
  readonly placeOf: (of: ChosenAddresses) => Place;
}

/** What a cluster gets where there is no other one to follow: the largest VPC of AWS. */
const usual: Addresses = { vpc: ["10.0.0.0/16"], pods: ["10.0.0.0/16"], services: serviceRanges[0] };

/** How a finding names what must be said instead. */
const words: Readonly<Record<ChosenAddresses, string>> = {
  vpc: "vpc-cidr",
  subnets: "the CIDR of each subnet",
  pods: "pod-cidr",
  services: "service-cidr",
};

/** Finds free addresses for what is not given. What is given is a CIDR without host bits; whether it fits is checked elsewhere. */
export function planAddresses(given: GivenAddresses, { taken, like, placeOf }: Surroundings): PlannedAddresses {
  const findings: Finding[] = [];
  const used = [...taken, ...given.vpc, ...given.pods, ...(given.services === undefined ? [] : [given.services])];
  const find = (of: ChosenAddresses, { prefix, within }: Wanted): readonly string[] => {
    const found = freeCidr(prefix, within, [...used, bridgeRange, ...(of === "services" ? [] : serviceRanges)]);
    if (found === undefined) {
      findings.push(
        finding(kinds.noFreeAddresses, placeOf(of), { prefix, within: within.join(", "), flag: words[of] }),
      );
      return [];
    }
    used.push(found);
    return [found];
  };
  const model = like.at(-1) ?? usual;
  const vpc = given.vpc.length > 0 ? given.vpc : model.vpc.flatMap((cidr) => find("vpc", wantedLike(cidr)));
  const pods =
    given.pods.length > 0
      ? given.pods
      : [
          ...new Set(
            model.pods.flatMap(
              (cidr) => placedIn(vpc, cidr, model) ?? (findings.length > 0 ? [] : find("pods", wantedLike(cidr))),
            ),
          ),
        ];
  const usualServices = like.length === 0 ? serviceRanges : sameOf(like.map((one) => one.services));
  const services =
    given.services ??
    usualServices.find((one) => ![...vpc, ...pods].some((own) => overlaps(one, own))) ??
    find("services", wantedLike(model.services))[0];
  const subnets = subnetsIn(vpc[0], given.subnets);
  if (subnets === undefined)
    findings.push(
      finding(kinds.noFreeAddresses, placeOf("subnets"), {
        prefix: smallestSubnet,
        within: vpc[0] ?? "",
        flag: words.subnets,
      }),
    );
  const isChosen: Readonly<Record<ChosenAddresses, boolean>> = {
    vpc: given.vpc.length === 0,
    subnets: given.subnets.includes(undefined),
    // Those of the VPC are what the VPC CNI takes.
    pods: given.pods.length === 0 && !pods.every((cidr) => holds(vpc, cidr)),
    services: given.services === undefined,
  };
  const all = ["vpc", "subnets", "pods", "services"] as const;
  return {
    vpc,
    pods,
    services: services ?? "",
    subnets: subnets ?? [],
    chosen: all.filter((one) => isChosen[one]),
    findings,
  };
}

interface Wanted {
  readonly prefix: number;
  readonly within: readonly string[];
}

const prefixOf = (cidr: string): number => Number(parseCidr(cidr).prefix);

/** A network as large as that of another cluster, in the same private range where one is free there. */
const wantedLike = (cidr: string): Wanted => {
  const isHome = (range: string): boolean => holds([range], cidr);
  return {
    prefix: prefixOf(cidr),
    within: [...privateRanges.filter(isHome), ...privateRanges.filter((range) => !isHome(range))],
  };
};

const sameOf = (values: readonly string[]): readonly string[] => {
  const all = [...new Set(values)];
  return all.length === 1 ? all : [];
};

/** Pods that have addresses of the VPC have them here too: all of them, or the same part; undefined where they have none. */
function placedIn(vpc: readonly string[], pods: string, model: Addresses): string | undefined {
  const index = model.vpc.findIndex((cidr) => holds([cidr], pods));
  const home = vpc[index] ?? vpc[0];
  const outer = model.vpc[index];
  if (outer === undefined || home === undefined) return undefined;
  if (prefixOf(outer) !== prefixOf(home)) return home;
  const offset = parseCidr(pods).start - parseCidr(outer).start;
  return networkText(parseCidr(home).start + offset, prefixOf(pods));
}

/** AWS makes no smaller ones. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const smallestSubnet = 28;

/** Quarters of the VPC, or smaller parts where there are more subnets; undefined where the VPC is too small. */
function subnetsIn(vpc: string | undefined, given: readonly (string | undefined)[]): readonly string[] | undefined {
  const known = given.filter((cidr) => cidr !== undefined);
  if (known.length === given.length) return known;
  if (vpc === undefined) return [];
  const first = prefixOf(vpc) + Math.max(2, Math.ceil(Math.log2(given.length)));
  for (let prefix = first; prefix <= smallestSubnet; prefix += 1) {
    const used = [...known];
    const all = given.map((cidr) => {
      const found = cidr ?? freeCidr(prefix, [vpc], used);
      if (found !== undefined) used.push(found);
      return found;
    });
    if (!all.includes(undefined)) return all.filter((cidr) => cidr !== undefined);
  }
  return undefined;
}
