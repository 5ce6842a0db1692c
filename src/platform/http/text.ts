import type { Sentences } from './visit.ts'

/** Sentences that every form may need. */
export const commonSentences: Sentences = {
  ru: {
    required: 'Заполните это поле',
    tooLong: 'Слишком длинно. Сократите текст',
    tooShort: 'Слишком коротко. Допишите одну-две фразы',
    notADay: 'Такой даты нет. Напишите её так: 05.03.2022',
    notANumber: 'Здесь нужно число',
    notAnEmail: 'В адресе почты не хватает знака @ или имени сайта',
    notAnId: 'Выберите из списка',
    chooseOne: 'Выберите один из вариантов',
    pastIsReadOnly: 'Вы смотрите на прошедший день: менять прошлое нельзя. Вернитесь к сегодняшнему дню',
    leftUnsent:
      'Вы вышли из программы раньше, чем это отправилось. Набранное на месте: проверьте и отправьте ещё раз',
    alreadySent: 'Эта форма уже отправлена. Откройте страницу заново, чтобы увидеть, что сохранено',
    stale: 'Пока вы писали, запись изменили. Ваш текст сохранён ниже: сверьте и отправьте ещё раз',
    noSuchPerson: 'Такого человека нет в списке',
    fileTooLarge: 'Файл больше 20 Мб. Сожмите снимки или приложите ссылку',
    fileEmpty: 'Файл пустой, в нём нет ни одного байта. Сохраните его заново и приложите ещё раз',
    fileRefused:
      'Такой файл принять нельзя: его вид не узнан, он под паролем или в нём макросы. Какие виды подойдут, сказано у поля; откройте файл и сохраните его так',
    unknown: 'Сохранить не получилось. Проверьте поля и отправьте ещё раз',
  },
  en: {
    required: 'Fill in this field',
    tooLong: 'Too long. Shorten the text',
    tooShort: 'Too short. Add a sentence or two',
    notADay: 'There is no such date. Write it like this: 05.03.2022',
    notANumber: 'A number is needed here',
    notAnEmail: 'The address lacks an @ sign or a site name',
    notAnId: 'Choose from the list',
    chooseOne: 'Choose one of the options',
    pastIsReadOnly: 'You are looking at a past day: the past cannot be changed. Return to today',
    leftUnsent:
      'You were signed out before this was sent. What you typed is here: check it and send it again',
    alreadySent: 'This form has already been sent. Reopen the page to see what is saved',
    stale: 'The record was changed while you were writing. Your text is kept below: compare and send again',
    noSuchPerson: 'There is no such person in the list',
    fileTooLarge: 'The file is larger than 20 MB. Compress the pictures or attach a link',
    fileEmpty: 'The file is empty, there is not a byte in it. Save it once more and attach it again',
    fileRefused:
      'This file cannot be accepted: its kind is unknown, it has a password or macros. The field says which kinds are fine; open the file and save it as one of them',
    unknown: 'Could not save. Check the fields and send again',
  },
}
