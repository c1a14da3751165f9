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
