// The receiver lives beside these tests: it is tried out by hand too.
export { compileSchema, contractsIn } from "../../receiver/contract.mjs";
export { startReceiver } from "../../receiver/receiver.mjs";
