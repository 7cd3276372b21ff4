"""Addresses of the pages."""

from __future__ import annotations

from django.urls import path

from spinewise.web.views import (
    check_in,
    consent,
    diary,
    exercise,
    method,
    micro_screen,
    movement_check,
    plan,
    screen,
    start,
    today,
    verdict,
    walking,
    weekly,
    wrong,
)

OPEN = [
    path("", start.start, name="home"),
    path("method/", method.method, name="method"),
    path("about/", start.about, name="about"),
    path("privacy/", start.privacy, name="privacy"),
    path("exercises/", exercise.exercises, name="exercises"),
    path("exercises/<slug:name>/", exercise.exercise, name="exercise"),
    path("walking/", walking.walking, name="walking"),
    path("wrong/", wrong.wrong, name="wrong"),
    path("begin/", consent.consent, name="consent"),
]
SAFETY = [
    path("safety/", screen.screen, name="screen"),
    path("safety/result/", screen.result, name="screen_result"),
    path("safety/seen/", screen.seen, name="screen_seen"),
    path("safety/clearance/", screen.clearance, name="clearance"),
    path("safety/<slug:slug>/", screen.question, name="screen_page"),
    path("before-class/", micro_screen.micro_screen, name="micro_screen"),
    path("before-class/<slug:slug>/", micro_screen.question, name="micro_screen_page"),
]
ABOUT_YOU = [
    path("check-in/", check_in.check_in, name="check_in"),
    path("check-in/summary/", check_in.summary, name="check_in_summary"),
    path("check-in/<slug:slug>/", check_in.question, name="check_in_page"),
    path("movement-check/", movement_check.movement_check, name="movement_check"),
    path("movement-check/result/", movement_check.result, name="movement_result"),
    path("movement-check/<slug:slug>/", movement_check.question, name="movement_check_page"),
]
TRIAL = [
    path("plan/", plan.plan, name="plan"),
    path("today/", today.today, name="today"),
    path("diary/", diary.diary, name="diary"),
    path("weekly/", weekly.weekly, name="weekly"),
    path("weekly/<slug:slug>/", weekly.question, name="weekly_page"),
    path("verdict/", verdict.verdict, name="verdict"),
]

urlpatterns = [*OPEN, *SAFETY, *ABOUT_YOU, *TRIAL]
