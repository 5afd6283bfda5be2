import { found, type Rule } from './rule.js';
import { repliesOf } from './texts.js';

/** What templates leave for people to fill in: {{name}}, [customer name], 【姓名】, ____, XXX. */
const GAP =
  /\{\{[^}]*\}\}|\[[\p{L} _]{2,30}\]|【[^】]{0,12}(姓名|名字|日期|金额|时间|单号|称呼)[^】]{0,12}】|_{3,}|\bX{2,}\b|某某|[Xx×]{2,}(?=先生|女士)/u;

/** No reply went out with a gap of its template in it. */
export const replyFilledIn: Rule = (complaint) =>
  repliesOf(complaint).flatMap(({ path, text }) => {
    const gap = GAP.exec(text)?.[0];
    return gap === undefined ? [] : [found('reply_unfilled', path, { found: gap })];
  });
