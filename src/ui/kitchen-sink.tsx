import type { Frame } from './frame.ts'
import { Forms } from './kitchen-sink/forms.tsx'
import { ListsAndNotes } from './kitchen-sink/lists.tsx'
import { Pictures } from './kitchen-sink/pictures.tsx'
import { Words } from './kitchen-sink/words.tsx'
import { MarginHead } from './layout.tsx'
import { Page } from './page.tsx'

/** Every part in every state on one page (`/dev/kitchen-sink`). What is not here must not be on a screen. */
export const KitchenSink = ({ frame }: { readonly frame: Frame }) => (
  <Page title="Образцы" frame={frame} ownSight>
    <MarginHead
      title="Образцы"
      lead="Из этих частей собраны все страницы. Чего здесь нет, того на экране быть не должно."
    />
    <Words />
    <ListsAndNotes sight={frame.lowVision} />
    <Forms />
    <Pictures />
  </Page>
)
