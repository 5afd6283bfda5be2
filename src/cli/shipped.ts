import { fileURLToPath } from 'node:url';

/** The folder of templates that come with the program: beside `dist` when installed, beside `src` when developing. */
export function shippedTemplates(): string {
  return fileURLToPath(new URL('../../templates/', import.meta.url));
}
