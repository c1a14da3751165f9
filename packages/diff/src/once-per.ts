/** The same function, which works out once what it says of an object, as long as that is there. */
export function oncePer<Of extends object, Found extends object>(work: (of: Of) => Found): (of: Of) => Found {
  const known = new WeakMap<Of, Found>();
  return (of) => {
    const found = known.get(of) ?? work(of);
    known.set(of, found);
    return found;
  };
}
