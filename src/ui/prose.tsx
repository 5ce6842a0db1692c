/** Words of a person, with the lines as they were written; Russian in every language of the page. */
export const Prose = ({ text }: { readonly text: string }) => (
  <span class="pre" lang="ru">
    {text}
  </span>
)
