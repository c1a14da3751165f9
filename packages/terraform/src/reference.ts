/** The address of something that is made, for `depends_on`. */
export const addressOf = (type: string, name: string): string => `${type}.${name}`;

/** A value of something that is made, where another argument wants it. */
export const valueOf = (type: string, name: string, attribute: string): string =>
  `\${${addressOf(type, name)}.${attribute}}`;
