export { nearest } from "@meshwright/findings";
