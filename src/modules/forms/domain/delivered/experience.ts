import type { FormDefinition } from '../definition.ts'
import type { PrefillSource } from '../prefill.ts'

/** The form of fourteen questions about the experience of taking part (R192-R205), in words of our own. */
export const firstExperienceForm: FormDefinition = {
  title: { ru: 'Сведения об опыте участия в программе', en: 'Experience of taking part in the programme' },
  lead: {
    ru: 'Примерная форма: орган управления может изменить вопросы для своего сбора.',
    en: 'A model form: the authority may change questions for its own collection.',
  },
  sections: [
    {
      title: { ru: 'Школа и её сеть', en: 'The school and its network' },
      fields: [
        {
          key: 'school',
          number: '1',
          kind: 'organisation',
          label: { ru: 'Название образовательной организации', en: 'Name of the organisation' },
          required: true,
          identifying: true,
          prefill: 'organisation.shortName',
        },
        {
          key: 'model',
          number: '2',
          kind: 'oneOf',
          label: {
            ru: 'Форма (модель) сетевого взаимодействия школы',
            en: 'Model of network interaction of the school',
          },
          required: true,
          prefill: 'lastAnswer',
          options: [
            {
              value: 'pair',
              label: {
                ru: 'Пара: школа-наставник и закреплённая школа',
                en: 'A mentor school and a mentee school',
              },
            },
            {
              value: 'oneToMany',
              label: {
                ru: 'Одна школа-наставник и несколько школ',
                en: 'One mentor school and several schools',
              },
            },
            { value: 'network', label: { ru: 'Сеть равных школ', en: 'A network of equal schools' } },
            { value: 'site', label: { ru: 'Стажировочная площадка', en: 'An internship site' } },
          ],
          other: { ru: 'Другая: опишите', en: 'Another: describe it' },
        },
        {
          key: 'partners',
          number: '3',
          kind: 'number',
          label: { ru: 'Сколько у школы сетевых партнёров', en: 'How many network partners the school has' },
          required: true,
          min: 0,
          max: 500,
          prefill: 'lastAnswer',
        },
        {
          key: 'schoolsOfDistrict',
          number: '4',
          kind: 'number',
          label: {
            ru: 'Сколько школ вашего района участвует в программе',
            en: 'How many schools of your district take part in the programme',
          },
          required: true,
          min: 1,
          max: 2_000,
          prefill: 'collection.schools',
        },
        {
          key: 'since',
          number: '5',
          kind: 'day',
          label: {
            ru: 'С какого времени школа участвует в программе',
            en: 'Since when the school takes part',
          },
          required: true,
          prefill: 'lastAnswer',
        },
      ],
    },
    {
      title: { ru: 'Участие', en: 'Taking part' },
      fields: [
        {
          key: 'events',
          number: '6',
          kind: 'table',
          label: {
            ru: 'Мероприятия программы, в которых участвовала школа',
            en: 'Events of the programme in which the school took part',
          },
          required: true,
          maxRows: 30,
          prefill: 'lastAnswer',
          columns: [
            { key: 'day', number: '', kind: 'day', label: { ru: 'Дата', en: 'Date' } },
            {
              key: 'event',
              number: '',
              kind: 'text',
              label: { ru: 'Мероприятие', en: 'Event' },
              required: true,
              maxChars: 300,
            },
          ],
        },
        {
          key: 'part',
          number: '7',
          kind: 'longText',
          label: { ru: 'В чём состояло участие школы', en: 'What the school did' },
          required: true,
          maxChars: 1_500,
        },
        {
          key: 'project',
          number: '8',
          kind: 'text',
          label: {
            ru: 'Над каким сетевым проектом школа работает с партнёрами',
            en: 'Which network project the school works on with its partners',
          },
          maxChars: 300,
          prefill: 'lastAnswer',
        },
        {
          key: 'expected',
          number: '9',
          kind: 'longText',
          label: { ru: 'Какой результат или продукт вы ожидаете', en: 'Which result or product you expect' },
          required: { field: 'project', is: 'answered' },
          help: {
            ru: 'Нужен, если назван сетевой проект.',
            en: 'Needed when a network project is named.',
          },
          maxChars: 1_500,
        },
        {
          key: 'result',
          number: '10',
          kind: 'longText',
          label: { ru: 'Кратко опишите итог своей работы', en: 'Describe the outcome of your work in brief' },
          help: { ru: 'Если работа ещё идёт, оставьте пустым.', en: 'Leave empty while the work goes on.' },
          maxChars: 1_500,
        },
        {
          key: 'presented',
          number: '11',
          kind: 'table',
          label: {
            ru: 'Где вы уже рассказывали о своём опыте',
            en: 'Where you have already presented your experience',
          },
          maxRows: 30,
          prefill: 'lastAnswer',
          columns: [
            { key: 'day', number: '', kind: 'day', label: { ru: 'Дата', en: 'Date' } },
            {
              key: 'place',
              number: '',
              kind: 'text',
              label: { ru: 'Где и с чем', en: 'Where and with what' },
              required: true,
              maxChars: 300,
            },
          ],
        },
      ],
    },
    {
      title: { ru: 'Оценка и предложения', en: 'Assessment and proposals' },
      fields: [
        {
          key: 'mark',
          number: '12',
          kind: 'scale',
          label: { ru: 'Оцените, насколько полезно было участие', en: 'How useful was taking part' },
          required: true,
          min: 1,
          max: 5,
          low: { ru: 'совсем бесполезно', en: 'of no use at all' },
          high: { ru: 'очень полезно', en: 'very useful' },
        },
        {
          key: 'why',
          number: '13',
          kind: 'longText',
          label: { ru: 'Поясните свою оценку', en: 'Explain your mark' },
          required: { field: 'mark', is: 'answered' },
          help: {
            ru: 'Что помогло больше всего и чего не хватило.',
            en: 'What helped most and what was missing.',
          },
          maxChars: 1_500,
        },
        {
          key: 'proposals',
          number: '14',
          kind: 'longText',
          label: {
            ru: 'Что вы предлагаете изменить в программе',
            en: 'What you propose to change in the programme',
          },
          maxChars: 1_500,
        },
      ],
    },
  ],
  rules: [
    {
      key: 'lowMarkWantsProposal',
      at: 'proposals',
      test: {
        when: { field: 'mark', oneOf: ['1', '2'] },
        must: { field: 'proposals', is: 'answered' },
      },
      sentence: {
        ru: 'Оценка низкая: напишите, что стоит изменить',
        en: 'The mark is low: say what should be changed',
      },
    },
  ],
}

const FROM_RECORD: Readonly<Record<string, PrefillSource>> = {
  partners: 'pairs.partners',
  schoolsOfDistrict: 'programme.schools',
  since: 'programme.since',
}

/** The second edition: partners, schools of the district and the first day come from pairs and participation (R194–R196). */
export const experienceForm: FormDefinition = {
  ...firstExperienceForm,
  sections: firstExperienceForm.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => {
      const prefill = FROM_RECORD[field.key]
      return prefill === undefined ? field : { ...field, prefill }
    }),
  })),
}
