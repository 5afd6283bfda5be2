import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isMap,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type ToStringOptions,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { isRecord } from './document-shape.js';
import { textOfDocument, yamlText } from './yaml-text.js';

/**
 * Writes data that were joined from two YAML texts so that what people put into either stays: comments, quotes, the ends of
 * lines. The order is that of the data, and events are known by their hashes, so that the text is the same whichever is ours.
 */
export function joinYaml(ours: string, theirs: string, data: object, style: ToStringOptions): string {
  const [document, other] = [ours, theirs].map((text) => parseDocument(text, { logLevel: 'error' })) as [Text, Text];
  // A part that another one points at can't be moved before it, or into another text.
  if ([document, other].some(hasAliases)) return yamlText(data, style);
  document.contents = new Arrangement(document, other).of(data, document.contents, other.contents);
  keepRemarks(document, other);
  const joined = textOfDocument(document, style);
  return ours.includes('\r\n') ? joined.replaceAll(/\r?\n/g, '\r\n') : joined;
}

type Text = Document<Node>;
type Place = Node | null | undefined;

/** The parts of two texts, put together anew. */
class Arrangement {
  constructor(
    private readonly ours: Text,
    private readonly theirs: Text,
  ) {}

  /** The part that says this value: ours where we have it, else theirs, else a new one. */
  of(value: unknown, mine: Place, yours: Place): Node {
    const [isMine, isYours] = [says(mine, value, this.ours), says(yours, value, this.theirs)];
    if (mine && isMine && !yours) return mine;
    if (yours && isYours && !mine) return yours;
    if (isRecord(value)) return this.map(value, isMap(mine) ? mine : null, isMap(yours) ? yours : null);
    if (Array.isArray(value)) return this.list(value, isSeq(mine) ? mine : null, isSeq(yours) ? yours : null);
    if (mine && isMine) return keepRemarks(mine, yours);
    return yours && isYours ? keepRemarks(yours, mine) : keepRemarks(this.ours.createNode(value), mine ?? yours);
  }

  private map(value: Record<string, unknown>, mine: YAMLMap | null, yours: YAMLMap | null): Node {
    const map = keepRemarks(mine ?? yours ?? new YAMLMap(this.ours.schema), yours);
    const order = keysOf(mine);
    const isOrdered =
      isDeepStrictEqual(order, keysOf(yours)) && isDeepStrictEqual([...order].sort(), Object.keys(value).sort());
    map.items = (isOrdered ? order : Object.keys(value)).map((key) => {
      const [own, other] = [pairIn(mine, key), pairIn(yours, key)];
      const pair = own ?? other ?? this.ours.createPair(key, null);
      if (own && other) keepRemarks(own.key, other.key);
      pair.value = this.of(value[key], own?.value as Place, other?.value as Place);
      return pair;
    });
    return map;
  }

  private list(value: unknown[], mine: YAMLSeq | null, yours: YAMLSeq | null): Node {
    const [own, other] = [itemsIn(mine, this.ours), itemsIn(yours, this.theirs)];
    const list = keepRemarks(mine ?? yours ?? new YAMLSeq(this.ours.schema), yours);
    list.items = value.map((part) => this.of(part, own.get(keyOf(part)), other.get(keyOf(part))));
    return list;
  }
}

interface Remarked {
  comment?: string | null;
  commentBefore?: string | null;
  spaceBefore?: boolean;
}

/** Gives a part the comments that only the other version of it has. */
function keepRemarks<T>(part: T, other: unknown): T {
  if (typeof part !== 'object') return part;
  const [own, from] = [part as Remarked, (other ?? {}) as Remarked];
  own.comment ??= from.comment ?? null;
  own.commentBefore ??= from.commentBefore ?? null;
  if (from.spaceBefore) own.spaceBefore = true;
  return part;
}

function keysOf(map: YAMLMap | null): string[] {
  return map?.items.map(({ key }) => String(key)) ?? [];
}

function says(place: Place, value: unknown, text: Text): boolean {
  return place != null && isDeepStrictEqual(place.toJS(text), value);
}

function pairIn(map: YAMLMap | null, key: string): Pair<unknown, unknown> | undefined {
  return map?.items.find((pair) => String(pair.key) === key);
}

function itemsIn(list: YAMLSeq | null, text: Text): Map<string, Node> {
  const items = (list?.items ?? []) as Node[];
  return new Map(items.map((item) => [keyOf(item.toJS(text)), item]));
}

/** What an item of a list is known by: an event by its hash. */
function keyOf(value: unknown): string {
  return isRecord(value) && typeof value.hash === 'string' ? value.hash : JSON.stringify(value);
}

function hasAliases(text: Text): boolean {
  let found = false;
  visit(text, {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}
