"""The bilingual room: pairs, dates and interface words, for both languages alike."""
