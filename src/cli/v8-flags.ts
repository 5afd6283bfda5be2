// By itself, so that only who needs it waits for the module: that takes as long as looking at a thousand files.
export { setFlagsFromString as setV8Flag } from 'node:v8';
