import { framePaths } from './frame.ts'
import { Tabs } from './lists.tsx'
import { useText } from './surroundings.ts'

const PAGES = ['news', 'changes', 'watching', 'questions', 'filters'] as const

/** A person's own pages side by side: news, what changed, what he keeps in sight, questions, saved filters. */
export const OwnTabs = ({ current }: { readonly current: (typeof PAGES)[number] }) => {
  const text = useText().own
  return (
    <Tabs
      label={text.label}
      tabs={PAGES.map((name) => ({
        label: text[name],
        href: framePaths[name],
        current: name === current,
      }))}
    />
  )
}
