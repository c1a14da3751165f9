import { text } from "./text.ts";

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export const cpu = () =>
  text({
    pattern: /^([1-9][0-9]*m|[0-9]+(\.[0-9]{1,3})?)$/,
    wants: 'This must be CPU cores in quotes, such as "500m" or "2".',
  });

export const memory = () =>
  text({
    pattern: /^[1-9][0-9]*(Ki|Mi|Gi|Ti|k|M|G|T)$/,
    wants: "This must be an amount of memory with its unit, such as 256Mi or 2Gi.",
  });

const factors: Readonly<Record<string, number>> = {
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
};

/** What `memory` accepts, in bytes; NaN, which is neither more nor less, where nothing is said. */
export function bytes(quantity = ""): number {
  const [, number, unit = ""] = /^([0-9]+)([A-Za-z]+)$/.exec(quantity) ?? [];
  return Number(number) * (factors[unit] ?? Number.NaN);
}

/** What `cpu` accepts, in thousandths of a core; NaN where nothing is said. */
export const millicores = (quantity = "x"): number =>
  quantity.endsWith("m") ? Number(quantity.slice(0, -1)) : Number(quantity) * 1000;
