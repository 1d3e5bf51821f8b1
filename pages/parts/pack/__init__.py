"""The pack a committee is given: one content, said the same in slides, workbooks, tidy tables and a brief to print."""
