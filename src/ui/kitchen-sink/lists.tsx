import { Button, ButtonLink } from '../button.tsx'
import { ErrorContent } from '../error-page.tsx'
import type { LowVision } from '../frame.ts'
import { History } from '../history.tsx'
import { Link } from '../link.tsx'
import { Checklist, Figures, Rows, Steps, SummaryList, Tabs } from '../lists.tsx'
import { SightPanel } from '../low-vision-panel.tsx'
import { Empty, Note, Progress } from '../note.tsx'
import { PrintHead } from '../print-head.tsx'
import { type TaskGroup, TaskThread } from '../task-thread.tsx'
import { Shelf } from './sample.tsx'
import { Tables } from './tables.tsx'

const Notes = () => (
  <Shelf name="Сообщения">
    <Note kind="lock" title="Приём закрыт 15.11.2022 в 18:00" level={3}>
      <p>
        Дефициты можно смотреть, но не менять. Открыть приём для вашей школы может Ершов К. Д., методист.{' '}
        <Link href="#main">Попросить открыть</Link>
      </p>
    </Note>
    <Note kind="need" title="Сроки спорят друг с другом" level={3}>
      <p>Проект ждут до 14.11.2022, а готовят до 15.11.2022.</p>
    </Note>
    <Note kind="done" title="Отчёт отправлен 10.11.2022 в 14:40" level={3}>
      <p>Проверит Вьюгина О. С. Ответ придёт до 17.11.2022.</p>
    </Note>
    <Note kind="error" title="Файл не прочитан" level={3}>
      <p>В нём нет текста, только снимки страниц. Пришлите DOCX или PDF с текстом.</p>
    </Note>
    <Note title="Документ читается" level={3}>
      <p>Прочитано 4 страницы из 6. Можно уйти: мы сообщим, когда закончим.</p>
      <Progress done={4} of={6} label="Прочитано 4 из 6" />
    </Note>
    <Progress done={11} of={14} label="Заполнено 11 из 14" words />
    <Empty
      title="Встреч пока не было"
      level={3}
      action={
        <ButtonLink href="#main" kind="other">
          Предложить дату
        </ButtonLink>
      }
    >
      Первую назначает наставник. Обычно на ней сверяют дефициты и делят темы по месяцам.
    </Empty>
  </Shelf>
)

const Lists = () => (
  <Shelf name="Списки">
    <Steps
      steps={['Приём открыт', 'Школы заполняют', 'Методист разбирает', 'Темы розданы', 'Закрыто']}
      current={2}
    />
    <Checklist
      lines={[
        { label: 'Реквизиты сторон', href: '#main', state: 'accepted', fact: 'Готово' },
        { label: 'Темы и сроки', href: '#main', state: 'inWork', fact: 'Начато' },
        { label: 'Подписи', state: 'locked', fact: 'После плана' },
      ]}
    />
    <SummaryList
      lines={[
        {
          label: 'Школа-наставник',
          value: 'Лужанская гимназия',
          change: { href: '#main', noun: 'наставника' },
        },
        { label: 'Срок договора', value: '01.04.2022–31.12.2022', change: { href: '#main', noun: 'срок' } },
        { label: 'Куратор', value: '' },
      ]}
    />
    <Tabs
      label="Карточка школы"
      tabs={[
        { label: 'Сопровождение', href: '#main', current: true },
        { label: 'Дефициты', href: '#main', count: 6 },
        { label: 'Дела', href: '#main', count: 1, urgent: true },
      ]}
    />
    <Rows
      rows={[
        { key: '15.11', children: 'Окружное совещание, Берёзовка' },
        { key: '22.11', children: 'Встреча с наставником, видеосвязь' },
      ]}
    />
    <Figures
      figures={[
        { value: '31 %', label: 'дефицитов закрывают наставники; сейчас 18 %', href: '#main' },
        { value: 11, unit: 'из 12', label: 'школ с наставником, одна без него' },
        { value: 2, label: 'просрочены', href: '#main', late: true },
      ]}
    />
  </Shelf>
)

const GROUPS: readonly TaskGroup[] = [
  {
    when: 'Просрочено',
    left: 'на 10 дней',
    late: true,
    tasks: [
      {
        title: 'Отчитаться об открытых уроках',
        href: '#main',
        quote: 'Провести открытые уроки по заявленной теме и обсудить их с наставником',
        source: { label: 'п. 4.2 дорожной карты', href: '#main' },
        state: 'overdue',
        fact: 'Срок был 31.10.2022',
        action: { label: 'Сообщить о выполнении', href: '#main', main: true },
        second: { label: 'Попросить перенос', href: '#main' },
      },
    ],
  },
  {
    when: 'До 15 ноября',
    left: 'осталось 5 дней',
    tasks: [
      {
        title: 'Отправить презентацию',
        href: '#main',
        why: 'Для окружного совещания.',
        source: { label: 'письмо № 81' },
        state: 'returned',
        fact: 'Возвращено 09.11.2022: «Нет сравнения»',
        action: { label: 'Исправить и отправить', href: '#main' },
      },
      {
        title: 'Подписать соглашение о продлении договора',
        href: '#main',
        state: 'reported',
        fact: 'На подписи у второй стороны',
        waiting: true,
      },
    ],
  },
]

const Thread = () => (
  <section class="kit">
    <TaskThread groups={GROUPS} />
  </section>
)

const Records = () => (
  <Shelf name="Записи" about="Люди и система в одной ленте, новое сверху.">
    <History
      entries={[
        {
          when: '09.11.2022, 16:20',
          who: { name: 'Вьюгина О. С.', role: 'координатор' },
          text: 'Вернула: добавьте сравнение двух замеров.',
        },
        {
          when: '07.11.2022, 11:05',
          who: { name: 'Лозовская Н. П.', role: 'директор' },
          text: 'Отправила проект.',
          files: [{ name: 'Презентация.pptx', href: '#main', size: '1,4 Мб' }],
        },
        { when: '05.11.2022', text: 'дело назначено по письму № 81' },
      ]}
    />
    <History entries={[]} />
    <Button kind="other">Добавить запись</Button>
  </Shelf>
)

/** Notices, lists, tables, thread, history, error pages, settings for low vision. */
export const ListsAndNotes = ({ sight }: { readonly sight: LowVision }) => (
  <>
    <Notes />
    <Lists />
    <Tables />
    <Thread />
    <Records />
    <Shelf name="Версия для слабовидящих">
      <SightPanel sight={sight} back="/dev/kitchen-sink" />
      <PrintHead
        organisation="МБОУ «Озёрская СОШ»"
        title="Дорожная карта"
        printed="10.11.2022, 14:40"
        source="распоряжение № 417-р"
      />
    </Shelf>
    <section class="kit like-page">
      <ErrorContent status={403} requestId="7f3a-19" />
    </section>
  </>
)
