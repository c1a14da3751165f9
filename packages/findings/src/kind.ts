import type { Finding, Level, Place } from "./finding.ts";

/** A coded kind of finding. `message` says what is wrong at the place; the page `docs/findings/<code>.md` says why. */
export interface Kind<Args> {
  readonly code: string;
  readonly level: Level;
  readonly title: string;
  readonly message: (args: Args) => string;
}

/** Declares a kind; its arguments are inferred from the message. */
export const kind = <Args>(code: string, level: Level, title: string, message: (args: Args) => string): Kind<Args> => ({
  code,
  level,
  title,
  message,
});

/** Makes a finding of a kind at a place. */
export const finding = <Args>({ code, level, message }: Kind<Args>, place: Place, args: Args): Finding => ({
  code,
  level,
  message: message(args),
  place,
});
