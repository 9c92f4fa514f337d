"""What happened and what lies on the table: events, deadlines, drafts, options, sticking points."""
