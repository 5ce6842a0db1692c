const HEADING =
  /^(?:№(?: ?п\/п)?|срок|дат[аы]|время|месяц|мероприяти|содержани|наименовани|ответственн|исполнител|ожидаем|результат|итог|место|школа|примечани|участник|форма|тема|консультант|вид)[^:;.!?]{0,50}$/iu

/** True for a short text that heads a column of plans and timetables. Used only where no line and no tab shows a table. */
export const isColumnHeading = (text: string): boolean => HEADING.test(text)
