/** What a rule may say of what is to be done, without telling the two sides of the merge apart. */
export interface Watching {
  readonly watch?: string;
}

/** Words with which a rule asks for something that has to be known or done before. */
const first = /^(?:Apply|Ask|Before|Compare|Confirm|Keep|Look in all|Look that|Make|Read|Say|See that) ?/;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What a rule says, with what is to be done on its side of the merge. */
export function timed<T extends object>({ watch, ...said }: T & Watching): Omit<T & Watching, "watch"> {
  if (watch === undefined) return said;
  const [, before, after] =
    /^Before merging[,:]? (.*?)(?:[;.] (?:after merging|afterwards)[,:]? (.*))?$/is.exec(watch) ?? [];
  const [, later] = /^(?:After merging|Afterwards)[,:]? (.*)$/is.exec(watch) ?? [];
  const [early, late] =
    before !== undefined
      ? [before, after]
      : later === undefined && first.test(watch)
        ? [watch]
        : [undefined, later ?? watch];
  return {
    ...(early !== undefined && { beforeMerging: capital(early) }),
    ...(late !== undefined && { afterMerging: capital(late) }),
    ...said,
  };
}
