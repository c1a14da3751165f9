/** Several things to do in one text: `(1) … (2) …`; a single one without its number. */
export const steps = (all: readonly (string | undefined)[]): string | undefined => {
  const some = all.filter((one) => one !== undefined);
  return some.length < 2 ? some[0] : some.map((one, index) => `(${index + 1}) ${one}`).join(" ");
};
