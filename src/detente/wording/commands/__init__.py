"""What each command says on the screen around its figures, titles and heads of tables included."""
