import { text } from "./text.ts";

/** The name of a namespace, Service or cluster: an RFC 1123 label. */
export const labelName = (longest = 63) =>
  text({
    form: "name",
    pattern: new RegExp(`^(?!.{${longest + 1}})[a-z0-9]([-a-z0-9]*[a-z0-9])?$`),
    wants: `A name has lower-case letters, digits and dashes, starts and ends with a letter or digit, and is at most ${longest} characters long.`,
  });

/** The name of a Service: an RFC 1035 label, which starts with a letter. */
export const serviceName = () =>
  text({
    form: "name",
    pattern: /^(?!.{64})[a-z]([-a-z0-9]*[a-z0-9])?$/,
    wants:
      "The name of a Service has lower-case letters, digits and dashes, starts with a letter, ends with a letter or digit, and is at most 63 characters long.",
  });

/** The name of most other objects: an RFC 1123 subdomain. */
export const subdomainName = () =>
  text({
    form: "name",
    pattern: /^(?!.{254})[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    wants:
      "A name has lower-case letters, digits, dashes and dots, starts and ends with a letter or digit, and is at most 253 characters long.",
  });

/** The value of a label, such as an Istio network. */
export const labelValue = () =>
  text({
    form: "name",
    pattern: /^(?!.{64})[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
    wants:
      "A name has letters, digits, dashes, dots and underscores, starts and ends with a letter or digit, and is at most 63 characters long.",
  });

/** A key of a Secret's data. */
export const dataKey = () =>
  text({
    form: "name",
    pattern: /^(?!.{254})[-._A-Za-z0-9]+$/,
    wants: "A key of a Secret has letters, digits, dashes, dots and underscores.",
  });

/** A DNS name of lower-case labels. */
export const dnsName = () =>
  text({
    form: "name",
    pattern: /^(?!.{254})[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/,
    wants: "This must be a DNS name in lower case, such as mesh.example.com.",
  });

/** The name of a Service's port: https://kubernetes.io/docs/reference/networking/service/#ServicePort. */
export const servicePortName = () =>
  text({
    form: "name",
    pattern: /^(?!.{16})(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/,
    wants:
      "A port's name has lower-case letters, digits and single dashes, at least one letter, and at most 15 characters.",
  });
