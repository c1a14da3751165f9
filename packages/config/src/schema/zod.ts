import * as z from "zod";

// A fleet is read once: compiling a parser for each of its shapes takes longer than parsing.
z.config({ jitless: true });

export { z };
