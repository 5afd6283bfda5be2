/**
 * Which build of the program this is; null: the sources as they are now. The build puts it in. What one build has worked out and
 * kept is not believed by another, and the sources keep nothing.
 */
export const RELEASE: string | null = process.env.PLAINT_BUILD ?? null;
