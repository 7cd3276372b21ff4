"""Pure rules about people: screening, questions, plan, classes, diary, verdict."""
