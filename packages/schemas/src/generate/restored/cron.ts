const number = (upTo: string): string => `0*(${upTo})`;

const anyCase = (name: string): string => name.replaceAll(/./g, (letter) => `[${letter.toUpperCase()}${letter}]`);

const names = (list: string): string => list.split(" ").map(anyCase).join("|");

/** One of five fields: a list of values, ranges and steps. */
function field(value: string): string {
  const item = `(\\*|\\?|(${value})(-(${value}))?)(/0*[1-9][0-9]{0,3})?`;
  return `${item}(,${item})*`;
}

const fields = [
  field(number("[0-9]|[1-5][0-9]")),
  field(number("[0-9]|1[0-9]|2[0-3]")),
  field(number("[1-9]|[12][0-9]|3[01]")),
  field(`${number("[1-9]|1[0-2]")}|${names("jan feb mar apr may jun jul aug sep oct nov dec")}`),
  field(`${number("[0-6]")}|${names("sun mon tue wed thu fri sat")}`),
];

const words = "annually|yearly|monthly|weekly|daily|midnight|hourly";

/**
 * What the CronJob controller takes as a schedule, which names no time zone: that is `timeZone`.
 * https://github.com/robfig/cron/blob/v3.0.1/parser.go (ParseStandard)
 */
export const cronPattern = `^(@(${words})|@every ([0-9]+(\\.[0-9]*)?(ns|us|ms|s|m|h))+| *${fields.join(" +")} *)$`;
