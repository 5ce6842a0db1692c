import type { Day } from '../../../kernel/day.ts'
import { countEn, countRu, shortDay } from '../../../kernel/format.ts'
import { typoAll } from '../../../kernel/typo.ts'

const ru = typoAll({
  open: {
    title: 'Открытые страницы',
    lead: 'Как школы помогают школам: программы областей, их этапы и модели районов. Входить не нужно.',
    search: 'Район или название',
    none: 'Пока ничего не открыто',
    noneWhy: 'Программу показывает всем координатор региона, модель района показывает координатор района.',
    nothing: 'Ничего не нашлось',
    nothingWhy: 'Проверьте название района или посмотрите весь список.',
    about: 'О программе',
    stages: 'Этапы',
    models: 'Модели районов',
    noModels: 'Районы своих моделей пока не открыли.',
    approved: 'Чем утверждена',
    act: (words: string, day: Day | null) => (day === null ? words : `${words} от ${shortDay(day)}`),
    schools: 'Школы программы',
    schoolsOn: (count: number, day: Day) =>
      `${countRu(count, ['школа', 'школы', 'школ'])} на ${shortDay(day)}, по алфавиту`,
    noSchools: 'Школ пока нет.',
    calendar: 'Этапы в свой календарь (ICS)',
    feed: 'Новое на открытых страницах (RSS)',
    all: 'Все открытые страницы',
    feedWords: 'Программы и модели районов, открытые для всех: что появилось и что изменилось.',
  },
  publicPage: {
    title: 'Как видят все',
    whoShut:
      'Пока это видят только сотрудники по своей работе. Если открыть, увидит каждый, без входа и пароля: родители, журналисты, поисковые системы.',
    whoOpen: 'Это видит каждый, без входа и пароля: родители, журналисты, поисковые системы.',
    never: 'Фамилий разработчиков, групп школ, их дефицитов и оценок на этой странице нет.',
    laterProgramme: 'Если вы поправите название, сроки или этапы, все увидят правку сразу.',
    laterModel:
      'Все видят ту версию паспорта, которую вы открыли; следующую нужно показать ещё раз. Школы, которые вошли или вышли, меняются на странице сразу.',
    since: (day: Day, by: string | null) =>
      by === null ? `Открыто ${shortDay(day)}` : `Открыто ${shortDay(day)}: ${by}`,
    address: 'Адрес для вашего сайта',
    newer: 'У модели новый паспорт',
    newerWhy: 'Все пока видят прежний. Ниже стоит новый: таким его увидят, когда вы покажете его.',
    contacts: 'В тексте есть почта или телефон',
    contactsWhy: (found: string) => `${found}. Их увидят все. Лишнее уберите из текста до того, как открыть.`,
    draft: 'Показывать пока нечего',
    draftWhy: 'Открыть для всех можно то, что утверждено документом. Сначала утвердите.',
    open: 'Открыть для всех',
    again: 'Показать всем новый паспорт',
    shut: 'Закрыть от всех',
    back: 'Вернуться к карточке',
    preview: 'Вот что увидят все',
    previewOpen: 'Вот что видят все',
  },
})

const en = {
  open: {
    title: 'Open pages',
    lead: 'How schools help schools: programmes of regions, their stages and the models of municipalities. No sign-in is needed.',
    search: 'Municipality or name',
    none: 'Nothing is open yet',
    noneWhy:
      'A programme is shown to everybody by the coordinator of the region, a model by the coordinator of its municipality.',
    nothing: 'Nothing was found',
    nothingWhy: 'Check the name of the municipality or look at the whole list.',
    about: 'About the programme',
    stages: 'Stages',
    models: 'Models of municipalities',
    noModels: 'No municipality has opened its model yet.',
    approved: 'Approved by',
    act: (words: string, day: Day | null) => (day === null ? words : `${words} (${shortDay(day)})`),
    schools: 'Schools of the programme',
    schoolsOn: (count: number, day: Day) =>
      `${countEn(count, ['school', 'schools'])} on ${shortDay(day)}, in alphabetical order`,
    noSchools: 'No schools yet.',
    calendar: 'Stages for your calendar (ICS)',
    feed: 'News of the open pages (RSS)',
    all: 'All open pages',
    feedWords: 'Programmes and models that are open to everybody: what is new and what has changed.',
  },
  publicPage: {
    title: 'As everybody sees it',
    whoShut:
      'For now only staff see it, by their work. Once opened, everybody sees it without sign-in: parents, journalists, search engines.',
    whoOpen: 'Everybody sees it without sign-in: parents, journalists, search engines.',
    never: 'Names of the authors, groups of schools, their deficits and scores are not on this page.',
    laterProgramme: 'When you change the name, the dates or the stages, everybody sees the change at once.',
    laterModel:
      'Everybody sees the version of the passport that you opened; the next one has to be shown again. Schools that enter or leave change on the page at once.',
    since: (day: Day, by: string | null) =>
      by === null ? `Opened on ${shortDay(day)}` : `Opened on ${shortDay(day)}: ${by}`,
    address: 'Address for your own site',
    newer: 'The model has a new passport',
    newerWhy:
      'Everybody still sees the former one. The new one stands below, as it will be seen once you show it.',
    contacts: 'There is an e-mail address or a telephone in the text',
    contactsWhy: (found: string) =>
      `${found}. Everybody will see them. Take out what is not needed before opening.`,
    draft: 'There is nothing to show yet',
    draftWhy: 'Only what a document has approved can be opened. Approve it first.',
    open: 'Open to everybody',
    again: 'Show everybody the new passport',
    shut: 'Close to everybody',
    back: 'Back to the card',
    preview: 'What everybody will see',
    previewOpen: 'What everybody sees',
  },
} satisfies typeof ru

/** Words of the open pages and of the page that opens them. */
export const openText = { ru, en }
