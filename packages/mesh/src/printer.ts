import type { Body } from "@meshwright/model";
import { printYaml } from "./print-yaml.ts";

/** A body, and how it is written. */
export interface Printed {
  readonly body: Body;
  readonly text: string;
}

/** What is the same everywhere is met in the first clusters; what is met later would only fill the memory. */
const most = 4096;

/**
 * Prints bodies; of equal ones the first is printed, and given back for all of them. Two thirds of a large fleet's objects
 * are the same in every cluster of it.
 */
export function printer(): (body: Body) => Printed {
  const known = new Map<string, Printed>();
  return (body) => {
    const key = JSON.stringify(body);
    const printed = known.get(key) ?? { body, text: printYaml(body) };
    if (known.size < most) known.set(key, printed);
    return printed;
  };
}
