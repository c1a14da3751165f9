/** Domains of AWS endpoints by partition: https://github.com/boto/botocore, botocore/data/partitions.json. */
const domains: Readonly<Record<string, string>> = {
  "aws-cn": "amazonaws.com.cn",
  "aws-eusc": "amazonaws.eu",
  "aws-iso": "c2s.ic.gov",
  "aws-iso-b": "sc2s.sgov.gov",
  "aws-iso-e": "cloud.adc-e.uk",
  "aws-iso-f": "csp.hci.ic.gov",
};

/** What the names of a partition's endpoints end in. */
export const awsDomainOf = (partition: string): string => domains[partition] ?? "amazonaws.com";
